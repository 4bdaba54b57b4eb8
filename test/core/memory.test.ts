/** A large file that is typed into at many places stays in memory once, not in as many versions as it had. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { applyEdits } from '../../server/src/core/text';
import { openWorkspace } from '../support/workspace';

const PLACES = 100;

/** Bytes of the heap that something still refers to. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

const files: Readonly<Record<string, (number: number) => string>> = {
  'deploy/many.yaml': (number) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings-of-service-${number}\ndata:\n  LONG_NAME_OF_A_SETTING: value-of-setting-${number}\n---\n`,
  'src/large.ts': (number) => `export const longNameOfASetting${number} = read("value-of-setting-${number}", process.env.LONG_NAME_OF_A_SETTING_${number});\n`,
  'src/large.py': (number) => `long_name_of_a_setting_${number} = read("value-of-setting-${number}", os.environ["LONG_NAME_OF_A_SETTING_${number}"])\n`,
  '.env': (number) => `LONG_NAME_OF_A_SETTING_${number}=value-of-setting-${number}\n`,
};

for (const [path, lines] of Object.entries(files)) {
  it(`${path}: ${PLACES} places edited`, () => {
    const parts = Array.from({ length: Math.ceil(300_000 / lines(1).length) }, (_, number) => lines(number));
    let text = parts.join('');
    const engine = openWorkspace([{ path: '.env.example', text: 'LONG_NAME_OF_A_SETTING_1=\n' }, { path, text }]);
    engine.check(path);
    const before = heapInUse();
    for (let place = 0; place < PLACES; place++) {
      const at = text.indexOf('value-of-setting', Math.floor((place / PLACES) * text.length));
      text = applyEdits(text, [{ span: { start: at, end: at }, newText: 'changed-' }]);
      engine.set({ path, text }, { start: at, oldEnd: at, newEnd: at + 'changed-'.length });
      engine.check(path);
    }
    const grown = heapInUse() - before;
    assert.ok(grown < 20 * text.length, `the heap grew by ${Math.round(grown / text.length)} times the text`);
  });
}
