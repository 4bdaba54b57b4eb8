/** Pages of names and sentences, for what does not fit into a notification: read-only, so that closing one asks nothing. */
import * as vscode from 'vscode';

/** Of addresses whose query is the page's text (see registerDayOne): nothing is kept, and a page is there again after a reload. */
const scheme = 'lasthop-page';

export async function showPage(title: string, text: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme, path: `/${title}.md`, query: text });
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}
