/** `unused-key`: a contract declares a key that nothing below its folder reads or mentions. */
import { isUnused } from '../keyUse';
import { defineRule } from '../rule';

export const unusedKey = defineRule({
  id: 'unused-key',
  title: 'A declared key that nothing reads',
  category: 'contract',
  severity: 'hint',
  confidence: 'medium',
  profile: 'default',
  softInExamples: false,
  messages: {
    unused: 'Nothing reads {name} any more. Whoever sets the project up still looks for a value: remove it.',
  },
  on: {
    *declaration(declaration, file, view) {
      const { name } = declaration;
      const family = file.env === 'contract' ? view.familyOf(file.path) : undefined;
      if (!family || !isUnused(name, family.folder, view)) return;
      // Left in an env file, the key would be undeclared there.
      const alsoIn = [...new Set(view.named('definition', name).map(({ path }) => path))].filter((path) => family.real.includes(path));
      yield {
        at: declaration.nameSpan,
        message: 'unused',
        data: { name },
        name,
        unnecessary: true,
        intents: [{ kind: 'remove-entry', entry: declaration.span, key: name, safety: 'review', alsoIn }],
      };
    },
  },
});
