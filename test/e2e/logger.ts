/**
 * Stands in for `@vscode/spdlog`, a native package by which VS Code's server writes its logs and the channels of extensions into files:
 * here nothing is compiled, and without it there are no logs to look at. Its interface: the package's index.d.ts.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'] as const;

export class Logger {
  private level = 2;
  private plain = false;

  constructor(_type: string, _name: string, private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
  }

  trace(message: string): void { this.write(0, message); }
  debug(message: string): void { this.write(1, message); }
  info(message: string): void { this.write(2, message); }
  warn(message: string): void { this.write(3, message); }
  error(message: string): void { this.write(4, message); }
  critical(message: string): void { this.write(5, message); }
  getLevel(): number { return this.level; }
  setLevel(level: number): void { this.level = level; }
  setPattern(_pattern: string): void { this.plain = false; }
  clearFormatters(): void { this.plain = true; }
  flush(): void { /* Each line is written at once. */ }
  drop(): void { /* Nothing is held. */ }

  private write(level: number, message: string): void {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    try {
      appendFileSync(this.file, this.plain ? message : `${time} [${levels[level] ?? ''}] ${message}\n`);
    } catch {
      // The test is over and its folder gone.
    }
  }
}

export const version = 0;
export function setLevel(_level: number): void { /* Each logger has its own. */ }
export function setFlushOn(_level: number): void { /* Each line is written at once. */ }

export async function createRotatingLogger(name: string, file: string): Promise<Logger> {
  return new Logger('rotating', name, file);
}

export async function createAsyncRotatingLogger(name: string, file: string): Promise<Logger> {
  return new Logger('rotating_async', name, file);
}
