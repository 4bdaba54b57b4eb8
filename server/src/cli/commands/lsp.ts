/** `lasthop lsp`: the language server, for any editor. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../arguments';
import { defineCommand } from '../command';

export const lspCommand = defineCommand({
  usage: 'lsp --stdio',
  summary: 'the language server, for any editor',
  options: { stdio: { kind: 'flag', help: 'speak over standard input and output' } },
  examples: [['lasthop lsp --stdio', 'as an editor starts it']],
  run: ({ values }) => {
    if (!values.stdio) throw new UsageError('The language server speaks over standard input and output: `lasthop lsp --stdio`.');
    const server = join(__dirname, 'server.js');
    if (!existsSync(server)) throw new UsageError('The language server is not beside this program: it was not built.');
    // Another bundle, loaded only here: whoever checks files never reads it.
    require(server);
    return 'running';
  },
});
