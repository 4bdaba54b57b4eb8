/**
 * The environment of another program: LiteLLM's `os.environ/NAME`, `env://NAME`, `env:NAME`.
 * Shell and template variables are interpolations, not references: nothing says that a secret stands behind them.
 */
import type { Provider } from '../provider';
import { reference } from './syntax';

const NAMED = /^(?:os\.environ\/|env:\/\/|\$env:|env:|environment:)([A-Za-z_]\w*)$/;

export const environment: Provider = {
  id: 'environment',
  title: 'Environment variable',
  marks: ['os.environ/', 'env://', 'env:', 'environment:'],
  scoped: false,
  parse(text) {
    const name = text.length > 256 ? undefined : NAMED.exec(text)?.[1];
    return name === undefined ? undefined : reference('environment', name);
  },
};
