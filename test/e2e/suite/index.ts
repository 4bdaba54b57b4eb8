/** Runs inside the extension host: the extension through the editor's own interfaces. */
import { cases } from './cases';
import { startCases } from './startCases';

/** What the editor calls. Prints one line per case, which the outer test reads, and a count. */
export async function run(): Promise<void> {
  const all = [...cases, ...startCases];
  let failed = 0;
  for (const [name, body] of all) {
    try {
      await within(180_000, body());
      console.log(`ok: ${name}`);
    } catch (error) {
      failed++;
      console.log(`not ok: ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
  }
  console.log(`${all.length - failed} passed, ${failed} failed`);
  if (failed > 0) throw new Error(`${failed} failed`);
}

async function within(milliseconds: number, body: Promise<void>): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    late = setTimeout(() => reject(new Error(`not done within ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    await Promise.race([body, timeout]);
  } finally {
    clearTimeout(late);
  }
}
