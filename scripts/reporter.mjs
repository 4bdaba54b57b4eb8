/** A test reporter that is silent about what passes: failures with their place and cause, skipped tests, slow files, one line of totals. */

const slowFile = 4000; // milliseconds

export default async function* report(events) {
  const count = { pass: 0, fail: 0, skipped: 0 };
  const files = new Map();
  const skipped = [];
  const began = Date.now();
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') {
      yield data.message;
    } else if (type === 'test:pass' || type === 'test:fail') {
      const file = data.file ?? data.name;
      // A file that could not be loaded is reported under its own path and holds no tests.
      const isFile = data.name === data.file || data.name.endsWith('.test.js');
      if (isFile) files.set(data.name, data.details.duration_ms);
      if (type === 'test:fail') {
        if (data.details.error?.failureType === 'subtestsFailed') continue;
        count.fail++;
        yield `\n✖ ${data.name}\n  ${file}${data.line ? `:${data.line}` : ''}\n${indent(cause(data.details.error))}\n`;
      } else if (data.skip !== undefined || data.todo !== undefined) {
        count.skipped++;
        skipped.push(`${data.name}${typeof data.skip === 'string' && data.skip ? ` (${data.skip})` : ''}`);
      } else if (!isFile && data.details.type !== 'suite') {
        count.pass++;
      }
    }
  }
  for (const [name, time] of [...files].sort((a, b) => b[1] - a[1])) {
    if (time > slowFile) yield `${(time / 1000).toFixed(1)} s  ${name.slice(name.indexOf('out/test/'))}\n`;
  }
  for (const name of skipped) yield `skipped: ${name}\n`;
  yield `${count.pass} passed, ${count.fail} failed, ${count.skipped} skipped in ${((Date.now() - began) / 1000).toFixed(1)} s\n`;
}

/** The assertion's own message and stack, without the runner's wrapper around it. */
function cause(error) {
  const inner = error?.cause ?? error;
  return typeof inner === 'string' ? inner : inner?.stack ?? inner?.message ?? String(inner);
}

function indent(text) {
  return text.split('\n').slice(0, 60).map((line) => `  ${line}`).join('\n');
}
