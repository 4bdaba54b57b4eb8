/** `undeclared-read`: code asks for a key that the contract does not promise. */
import { isCredentialName } from '../credentialNames';
import { baseFile } from '../envFiles';
import type { EnvRead } from '../facts';
import type { Intent } from '../intent';
import { folderOf, isAtOrAbove } from '../paths';
import { isGiven } from '../platformVariables';
import { defineRule } from '../rule';
import type { EnvFamily, FileContext, WorkspaceView } from '../view';
import { commentedKey } from '../words';

/** Pipelines get their variables from the CI system, not from env files. */
const PIPELINE = /(?:^|\/)(?:\.github|\.gitlab|\.circleci|\.buildkite|\.woodpecker|\.azure-pipelines)\/|(?:^|\/)(?:\.gitlab-ci|azure-pipelines|bitbucket-pipelines|\.travis|\.drone|buildspec)[^/]*\.ya?ml$|(?:^|\/)Jenkinsfile[^/]*$/;

/** An image is built from arguments and what its base sets: no env file reaches it. */
const IMAGE = /(?:^|\/)(?:(?:Dockerfile|Containerfile)[^/]*|[^/]+\.(?:dockerfile|containerfile))$/i;

/** Of so many reads of one key in a file the first without a default is told. */
const LOOKED_AT = 64;

export const undeclaredRead = defineRule({
  id: 'undeclared-read',
  title: 'Code that reads a key which the contract does not declare',
  category: 'contract',
  severity: 'warning',
  confidence: 'high',
  profile: 'default',
  softInExamples: true,
  messages: {
    required: '{name} is read here but not declared in {contract}, so a fresh checkout fails without saying why. Declare it there.',
    optional: '{name} is read here and may be absent, but {contract} does not declare it: nobody knows that it can be set. Declare it there.',
  },
  on: {
    *envRead(read, file, view) {
      if (isGiven(read.name) || PIPELINE.test(file.path) || IMAGE.test(file.path) || !/^[A-Za-z_]\w*$/.test(read.name)) return;
      const family = view.familyOf(file.path);
      const contract = family?.contracts[0];
      if (!family || contract === undefined) return;
      if (view.named('declaration', read.name).some(({ path }) => isAtOrAbove(path, folderOf(file.path)))) return;
      // `# DB_HOST=127.0.0.1` in the contract says that it can be set.
      if (read.optional && view.mentioned(commentedKey(read.name), family.folder)) return;
      // Of a key that an env file defines as well, `undeclared-key` speaks there.
      if (file.env && view.named('definition', read.name).some(({ path }) => isAtOrAbove(path, folderOf(file.path)))) return;
      const same = view.namedIn(file.path, 'envRead', read.name);
      const told = same.slice(0, LOOKED_AT).find(({ fact }) => !fact.optional) ?? same[0];
      if (told?.fact !== read) return;
      yield {
        at: read.nameSpan,
        message: read.optional ? 'optional' : 'required',
        data: { name: read.name, contract },
        ...(read.optional ? { severity: 'hint' as const } : {}),
        name: read.name,
        intents: [declaration(read, file, contract, family, view)],
      };
    },
  },
});

/**
 * A key that the app cannot do without is defined as well, empty, where a developer's env file lacks it: declared only, it
 * would be missing there. What has a default, or is read by tests only, is optional.
 */
function declaration(read: EnvRead, file: FileContext, contract: string, family: EnvFamily, view: WorkspaceView): Intent {
  const optional = read.optional || file.role !== 'source';
  const base = baseFile(family);
  const defined = view.named('definition', read.name).some(({ path }) => isAtOrAbove(path, family.folder));
  return {
    kind: 'declare-key', contract, key: read.name, sensitive: isCredentialName(read.name),
    ...(optional ? { optional } : {}),
    ...(optional || defined || base === undefined ? {} : { defineIn: base }),
  };
}
