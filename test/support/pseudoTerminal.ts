/** A person at a terminal: Python's pty module lends a real one, in which a program asks and is answered. */
import { spawn } from 'node:child_process';

export interface Step {
  /** What must have been printed before, or the file that must be there. */
  readonly after?: string;
  readonly afterFile?: string;
  /** Keys to press, or the signal to send. */
  readonly type?: string;
  readonly signal?: 'SIGTERM' | 'SIGINT';
}

export interface Session {
  /** Negative: the signal that ended it. */
  readonly status: number;
  /** Everything that stood on the screen. */
  readonly screen: string;
  /** Whether the terminal showed what is typed: at each step, and at the end. */
  readonly echo: readonly boolean[];
}

const script = `
import json, os, pty, select, signal, sys, termios, time
job = json.load(sys.stdin)
pid, screen = pty.fork()
if pid == 0:
    os.chdir(job['directory'])
    if job['input'] is not None:
        there, here = os.pipe()
        os.write(here, job['input'].encode()); os.close(here); os.dup2(there, 0)
    os.execvpe(job['argv'][0], job['argv'], job['environment'])
seen, echo = b'', []
def look(seconds, mark=None):
    global seen
    end = time.time() + seconds
    while time.time() < end and (mark is None or mark not in seen):
        if select.select([screen], [], [], 0.05)[0]:
            try: piece = os.read(screen, 4096)
            except OSError: return
            if not piece: return
            seen += piece
def echoes(): return bool(termios.tcgetattr(screen)[3] & termios.ECHO)
for step in job['steps']:
    if 'after' in step: look(20, step['after'].encode())
    while 'afterFile' in step and not os.path.exists(step['afterFile']): time.sleep(0.05)
    time.sleep(0.2)
    echo.append(echoes())
    if 'signal' in step: os.kill(pid, getattr(signal, step['signal']))
    else: os.write(screen, step['type'].encode())
# The terminal remains while its other end is open here.
look(20)
echo.append(echoes())
for tries in range(60):
    done, code = os.waitpid(pid, os.WNOHANG)
    if done != 0: break
    time.sleep(0.05)
if done == 0:
    os.kill(pid, signal.SIGKILL)
    code = os.waitpid(pid, 0)[1]
status = os.waitstatus_to_exitcode(code)
json.dump({'status': status, 'screen': seen.decode(), 'echo': echo}, sys.stdout)
`;

/** @param input standard input is a pipe with this text; without it, it is the terminal */
export function atTerminal(argv: readonly string[], steps: readonly Step[], directory: string, environment: Readonly<Record<string, string | undefined>>, input?: string): Promise<Session> {
  return new Promise((settle, refuse) => {
    const child = spawn('python3', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (piece: string) => { output += piece; });
    child.on('error', refuse);
    child.on('close', (status) => (status === 0 ? settle(JSON.parse(output) as Session) : refuse(new Error(`the terminal ended with ${status}`))));
    child.stdin.end(JSON.stringify({ argv, steps, directory, environment, input: input ?? null }));
  });
}
