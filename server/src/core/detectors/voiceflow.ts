/** Voiceflow. */
import type { Detector } from '../detector';
import { form } from './define';

export const voiceflow: readonly Detector[] = [
  form({
    id: 'voiceflow-api-key',
    issuer: 'Voiceflow',
    title: 'a Voiceflow API key',
    purpose: 'api_key',
    source: 'https://docs.voiceflow.com/reference/authentication',
    keywords: ['vf.'],
    pattern: /VF\.(?:(?:DM|WS)\.)?[a-fA-F0-9]{24}\.[A-Za-z0-9]{16}/,
  }),
];
