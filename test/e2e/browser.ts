/** Headless Chromium showing the workbench. The part of playwright-core that we use is typed here: it is not a package of the project. */
import * as fs from 'node:fs';
import type { CodeServer } from './codeServer';
import { tool } from './paths';

export interface Locator {
  first(): Locator;
  nth(index: number): Locator;
  count(): Promise<number>;
  click(options?: { timeout?: number; button?: 'left' | 'right' }): Promise<void>;
  hover(options?: { timeout?: number }): Promise<void>;
  waitFor(options?: { state?: 'attached' | 'detached' | 'visible' | 'hidden'; timeout?: number }): Promise<void>;
  allInnerTexts(): Promise<string[]>;
  innerText(options?: { timeout?: number }): Promise<string>;
  getAttribute(name: string, options?: { timeout?: number }): Promise<string | null>;
  filter(options: { hasText?: string | RegExp }): Locator;
  locator(selector: string): Locator;
}

export interface Page {
  goto(url: string, options?: { timeout?: number; waitUntil?: 'load' | 'domcontentloaded' }): Promise<unknown>;
  locator(selector: string): Locator;
  keyboard: { press(key: string): Promise<void>; type(text: string, options?: { delay?: number }): Promise<void>; insertText(text: string): Promise<void> };
  mouse: { move(x: number, y: number): Promise<void>; click(x: number, y: number): Promise<void> };
  screenshot(options: { path: string; clip?: { x: number; y: number; width: number; height: number } }): Promise<unknown>;
  exposeFunction(name: string, callback: (...args: never[]) => unknown): Promise<void>;
  waitForTimeout(milliseconds: number): Promise<void>;
  waitForFunction<A>(script: string | ((argument: A) => unknown), argument?: A, options?: { timeout?: number }): Promise<unknown>;
  evaluate<A, R>(script: (argument: A) => R, argument?: A): Promise<R>;
  on(event: 'console', listener: (message: { text(): string; type(): string }) => void): void;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
  close(): Promise<void>;
  on(event: 'crash' | 'close', listener: () => void): void;
}

export interface Browser {
  newPage(options?: { viewport?: { width: number; height: number }; deviceScaleFactor?: number }): Promise<Page>;
  close(): Promise<void>;
}

interface Playwright {
  readonly chromium: { launch(options: { executablePath: string; args: string[]; headless: boolean; timeout: number }): Promise<Browser> };
}

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none',
  // Nothing but this machine is reachable: what the tests show needs no network.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

export async function launchBrowser(): Promise<Browser> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => fs.existsSync(file));
  if (executablePath === undefined) throw new Error('no Chromium on this machine: apt-get install chromium');
  return tool<Playwright>('playwright-core').chromium.launch({ executablePath, args: flags, headless: true, timeout: 120_000 });
}

/** The workbench's address for a folder; `payload` is what the smoke-test driver passes to it. */
export function workbenchUrl(server: CodeServer, folder: string, payload: readonly (readonly [string, string])[] = []): string {
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${server.port}/?${query.toString()}`;
}
