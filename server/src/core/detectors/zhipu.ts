/** Z.ai. */
import type { Detector } from '../detector';
import { named } from './define';

export const zhipu: readonly Detector[] = [
  named({
    id: 'zhipu-api-key',
    issuer: 'Z.ai',
    title: 'a Z.ai API key',
    purpose: 'api_key',
    source: 'https://docs.z.ai/guides/overview/quick-start',
    words: ['zhipu', 'zhipuai', 'bigmodel', 'glm', 'zai'],
    value: /^[a-f0-9]{32}\.[A-Za-z0-9]{16}$/,
  }),
];
