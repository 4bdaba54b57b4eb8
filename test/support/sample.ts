/** The sample shop as a workspace in memory: what scripts/sample.mjs lays out, without git. */
import { expandFakes } from './pages';
import { filesBelow, textOf } from './repository';
import type { TestFile } from './workspace';

const templates = 'examples/shop';

export function sampleFiles(): TestFile[] {
  return filesBelow([templates], ['']).map((file): TestFile => {
    const path = file.slice(templates.length + 1).replace(/(^|\/)dot-/g, '$1.');
    const text = textOf(file).split('\n').map((line) => expandFakes(line).text).join('\n');
    return { path, text, git: /(?:^|\/)\.env$/.test(path) && !path.startsWith('worker/') ? 'ignored' : 'tracked' };
  });
}
