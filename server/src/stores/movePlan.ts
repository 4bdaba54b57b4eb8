/**
 * Which literals of a workspace can move to a store, where each would go, and which edits that makes. Nothing is written
 * here: the edits exist in memory until the store has confirmed the value.
 */
import { isIgnoreFile } from '../core/paths';
import type { Destination, Fix, Move, RenderContext } from '../core/render';
import type { Finding, LocatedIntent } from '../core/rule';
import { applyEdits, type TextEdit } from '../core/text';
import { joinedEdits } from './joinedEdits';
import { SecretText } from './secretText';

/** The workspace as a host has read it. What a fix changes is seen by the next one. */
export interface MoveWorkspace {
  readonly context: RenderContext;
  /** Files that a literal could be found in. */
  paths(): readonly string[];
  findings(path: string): readonly Finding[];
  fixes(finding: Finding, context: RenderContext): readonly Fix[];
  /** Replaces a file's text in memory; undefined takes the file away. */
  change(path: string, text: string | undefined): void;
  /** Whether git holds the file now. */
  isTracked(path: string): boolean;
  /** Where the issuer of what a detector recognises lets it be revoked: a page's address. */
  revokePage(detector: string): string | undefined;
}

/** Where one value stands. */
export interface MovePlace {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly rule: string;
  /** Detector id, where one recognised it. */
  readonly kind?: string;
  readonly tracked: boolean;
}

/** One value of one environment, and everything it stands in. */
export interface Movable {
  readonly value: SecretText;
  readonly key: string;
  /** Canonical; proposed. */
  readonly path: string;
  readonly places: readonly MovePlace[];
  /** Guessable: as alike as two values may be, they are one secret only under one key. */
  readonly weak: boolean;
}

export interface FileChange {
  readonly path: string;
  /** Undefined for a file that the move makes. */
  readonly before: string | undefined;
  readonly after: string;
  /** The same as edits of `before`: each no wider than what changes. */
  readonly edits: readonly TextEdit[];
}

export interface PlannedMove {
  readonly path: string;
  readonly changes: readonly FileChange[];
  readonly moves: readonly Move[];
  /** Places that hold the value and cannot be edited: comments, formats without a construct for it. */
  readonly remaining: readonly { readonly path: string; readonly line: number }[];
}

interface Found {
  readonly finding: Finding;
  readonly fix: Fix;
  readonly move: Move;
  readonly value: string;
  readonly weak: boolean;
  /** Its key and path come from an env file, whose names the others should share. */
  readonly named: boolean;
}

/** Values that stand in many a text by chance are not looked for beyond their findings. */
const shortestSearched = 8;
/** More places than this are no longer one move. */
const mostPlaces = 10_000;

/** Whether a literal moves along when nobody named its file: not what tests and manuals show, nor the guessable password of a local database. */
export function isWorthMoving({ context }: MoveWorkspace, finding: Finding): boolean {
  if (finding.severity === 'error') return true;
  if (finding.severity === 'warning') return context.fact(finding.path)?.role === 'source';
  const literal = intentOf(finding)?.literal;
  return literal?.slot === 'env-file' && literal.valueClass !== 'weak' && finding.confidence !== 'low';
}

/** The literals that can move, in the order of the files; with `from`, those with a place that it takes. */
export function findMovable(workspace: MoveWorkspace, destination: Destination, from: (finding: Finding) => boolean = () => true): Movable[] {
  const groups = new Map<string, Found[]>();
  for (const path of workspace.paths()) {
    for (const finding of workspace.findings(path)) {
      const found = moveOf(workspace, finding, destination);
      if (!found) continue;
      const group = groupOf(found);
      groups.set(group, [...(groups.get(group) ?? []), found]);
    }
  }
  const holders = new Map<string, string>();
  const movable: Movable[] = [];
  for (const group of groups.values()) {
    if (!group.some(({ finding }) => from(finding))) continue;
    const chosen = group.find(({ named }) => named) ?? group[0] as Found;
    const taken = (path: string): boolean => (holders.get(path) ?? chosen.value) !== chosen.value || destination.taken?.(path) === true;
    const path = moveOf(workspace, chosen.finding, { ...destination, taken })?.move.path ?? chosen.move.path;
    holders.set(path, chosen.value);
    movable.push({
      value: new SecretText(chosen.value), key: chosen.move.key, path, weak: chosen.weak,
      places: group.map(({ finding }) => placeOf(workspace, finding)),
    });
  }
  return movable;
}

/** The edits of all places of one value, applied in memory, where later plans see them. */
export function planMove(workspace: MoveWorkspace, movable: Pick<Movable, 'value' | 'weak' | 'key' | 'places'>, destination: Destination & { readonly path: string }): PlannedMove {
  const changes = new Map<string, FileChange>();
  const moves: Move[] = [];
  const exhausted = new Set<string>();
  const files = [...new Set(movable.places.map(({ path }) => path))];
  for (let count = 0; count < mostPlaces; count++) {
    const next = nextPlace(workspace, files, movable, destination, exhausted);
    if (!next) break;
    const before = countPlaces(workspace, files, movable);
    for (const edit of next.fix.edits) {
      const text = workspace.context.text(edit.path);
      const after = applyEdits(text ?? '', edit.edits);
      const known = changes.get(edit.path);
      const edits = joinedEdits(known?.edits ?? [], edit.edits);
      changes.set(edit.path, { path: edit.path, before: known ? known.before : text, after, edits });
      workspace.change(edit.path, after);
    }
    moves.push(next.move);
    // A fix that did not help its place is not tried again.
    if (countPlaces(workspace, files, movable) >= before) exhausted.add(keyOf(next.finding));
  }
  return { path: destination.path, changes: ordered([...changes.values()]), moves, remaining: remainingPlaces(workspace, movable.value) };
}

/** Takes a plan's edits back in memory. */
export function forgetMove(workspace: MoveWorkspace, { changes }: Pick<PlannedMove, 'changes'>): void {
  for (const { path, before } of changes) workspace.change(path, before);
}

type Sought = Pick<Movable, 'value' | 'weak' | 'key'>;

function nextPlace(workspace: MoveWorkspace, files: readonly string[], sought: Sought, destination: Destination, exhausted: ReadonlySet<string>): Found | undefined {
  for (const file of files) {
    for (const finding of workspace.findings(file)) {
      if (!holds(finding, sought) || exhausted.has(keyOf(finding))) continue;
      const found = moveOf(workspace, finding, destination);
      if (found) return found;
    }
  }
  return undefined;
}

function countPlaces(workspace: MoveWorkspace, files: readonly string[], sought: Sought): number {
  return files.reduce((count, file) => count + workspace.findings(file).filter((finding) => holds(finding, sought)).length, 0);
}

function holds(finding: Finding, { value, weak, key }: Sought): boolean {
  const intent = intentOf(finding);
  return intent !== undefined && intent.literal.value === value.reveal() && (!weak || intent.key === key);
}

function moveOf(workspace: MoveWorkspace, finding: Finding, destination: Destination): Found | undefined {
  const intent = intentOf(finding);
  const fix = intent && workspace.fixes(finding, { ...workspace.context, destination }).find((each) => each.move);
  if (!intent || !fix?.move) return undefined;
  const { slot, value, valueClass } = intent.literal;
  return { finding, fix, move: fix.move, value, weak: valueClass === 'weak', named: slot === 'env-file' || slot === 'contract' };
}

type MoveIntent = Extract<LocatedIntent['intent'], { kind: 'move-to-provider' }>;

function intentOf(finding: Finding): MoveIntent | undefined {
  return finding.intents.map(({ intent }) => intent).find((intent): intent is MoveIntent => intent.kind === 'move-to-provider');
}

/** One secret: the same value in the same environment, and of a guessable one the same key. */
function groupOf({ move, value, weak }: Found): string {
  return [move.path.slice(0, move.path.indexOf('/')), weak ? move.key : '', value].join('\0');
}

function keyOf({ rule, path, name }: Finding): string {
  return [rule, path, name ?? ''].join('\0');
}

function placeOf(workspace: MoveWorkspace, { path, rule, kind, span }: Finding): MovePlace {
  return {
    path, rule, line: lineAt(workspace.context.text(path) ?? '', span.start), tracked: workspace.isTracked(path),
    ...(kind === undefined ? {} : { kind }),
  };
}

function remainingPlaces(workspace: MoveWorkspace, value: SecretText): PlannedMove['remaining'] {
  const searched = value.reveal();
  if (searched.length < shortestSearched) return [];
  return workspace.paths().flatMap((path) => {
    const text = workspace.context.text(path) ?? '';
    const lines = new Set<number>();
    for (let at = text.indexOf(searched); at >= 0 && lines.size < 100; at = text.indexOf(searched, at + searched.length)) lines.add(lineAt(text, at));
    return [...lines].map((line) => ({ path, line }));
  });
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** What makes git ignore a file first, then what says where a value is, then what gives its value up. */
function ordered(changes: readonly FileChange[]): FileChange[] {
  const rank = ({ path }: FileChange): number => (isIgnoreFile(path) ? 0 : /(?:^|\/)[^/]*\.?env[^/]*$/i.test(path) ? 1 : 2);
  return [...changes].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}
