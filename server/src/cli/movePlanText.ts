/** Moves as a person reads them: a table before, a sentence after. Values are masked, whatever they are. */
import { visible, type Movable, type MoveAdvice, type PlannedMove } from '../stores';

const mask = '••••••••';

/** One row a literal. */
export function moveTable(movable: readonly Movable[]): string {
  const rows = [['KEY', 'TO', 'VALUE', 'FROM'], ...movable.map(({ key, path, places }) => [visible(key), path, mask, places.map((place) => `${visible(place.path)}:${place.line}`).join(', ')])];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `  ${row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  ').trimEnd()}\n`).join('');
}

/** What was done, and what of it a person must know. */
export function movedText({ key, path }: { readonly key: string; readonly path: string }, how: 'created' | 'found', store: string, { changes }: PlannedMove): string {
  const files = changes.map((change) => visible(change.path));
  const named = files.length > 1 ? `${files.slice(0, -1).join(', ')} and ${files.at(-1)}` : files[0] ?? '';
  const where = how === 'created' ? `is in ${store} at ${path}` : `was in ${store} at ${path} already`;
  return `${key} ${where}. Edited: ${named}\n`;
}

export function adviceLines({ rotate, deliver, remaining }: MoveAdvice): string[] {
  return [rotate && `${rotate.reason} ${rotate.remedy}`, ...deliver, remaining].filter((line) => line !== undefined).map((line) => `  ${visible(line)}\n`);
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
