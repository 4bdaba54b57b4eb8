import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('http-basic-credentials', { base64: 'deploy:<base62 20>' }, {
    at: ['curl -H "Authorization: Basic {}" https://acme.io', "headers: { 'Authorization': 'Basic {}' }"],
    not: [],
  }),
  examples('http-bearer-token', '<hex 40>', {
    at: ['curl -H "Authorization: Bearer {}" https://acme.io', "headers['Authorization'] = 'token {}'"],
    not: [['Authorization: Bearer $TOKEN', 'a variable'], ['Authorization: Bearer <token>', 'a placeholder'], ['authorization = request.headers1', 'code']],
  }),
  examples('http-api-key-header', '<base62 32>', {
    at: ['curl -H "X-Api-Key: {}" https://acme.io', "  'x-acme-token': '{}',"],
    not: [['X-Api-Key: your-api-key', 'a placeholder']],
  }),
];
