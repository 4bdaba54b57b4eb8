import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('mongodb-atlas-service-account-secret', 'mdb_sa_sk_<url 40>'),
];
