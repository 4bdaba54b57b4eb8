import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('twilio-api-key', 'SK<hex 32>'),
  examples('twilio-auth-token', '<hex 32>', { at: ['twilio_token = "{}"', 'TWILIO_API_KEY={}'], named: true }),
];
