import { examples, type DetectorExamples } from '../support/examples';

export const all: readonly DetectorExamples[] = [
  examples('connection-string-password', '<base62 14>', {
    at: [
      'Server=db.acme.io,1433;Database=shop;User Id=shop;Password={};Encrypt=true', 'host=db.acme.io user=shop password={} dbname=shop',
      'Driver={SQL Server};Server=db.acme.io;Uid=shop;Pwd={};'.replace('{SQL Server}', 'SQL Server'),
    ],
    not: [
      ['Server=db;User Id=shop;Password={password};', 'a format field'], ['Server=db;Password=<your password>;', 'a placeholder'],
      ['host=db user=shop password=${DB_PASSWORD}', 'a variable'], ['connect(host=h, user=u, password=p)', 'variables'],
    ],
  }),
  examples('connection-string-password-first', '<base62 14>', { at: ['Password={};Server=db.acme.io;User Id=shop', 'Pwd={};Uid=shop;Database=shop'] }),
];
