/** A line for a new terminal: typed at its prompt, because what is typed before it is there twice on the screen. */
import * as vscode from 'vscode';

/** Milliseconds to wait for a prompt; shells that VS Code cannot integrate with never tell of one. */
const patience = 2_000;

export async function typeInto(terminal: vscode.Terminal, line: string): Promise<void> {
  await promptOf(terminal);
  terminal.sendText(line);
}

/** VS Code tells of it since 1.93; before that its event is not there, or refuses. */
function promptOf(terminal: vscode.Terminal): Promise<void> {
  const { onDidChangeTerminalShellIntegration: event } = vscode.window as { readonly onDidChangeTerminalShellIntegration?: vscode.Event<{ readonly terminal: vscode.Terminal }> };
  return new Promise((resolve) => {
    let heard: vscode.Disposable | undefined;
    const done = (): void => {
      clearTimeout(late);
      heard?.dispose();
      resolve();
    };
    const late = setTimeout(done, patience);
    try {
      heard = event?.(({ terminal: ready }) => { if (ready === terminal) done(); });
    } catch {
      heard = undefined;
    }
    if (!heard) done();
  });
}
