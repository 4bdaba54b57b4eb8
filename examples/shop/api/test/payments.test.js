import { test } from 'node:test';
import assert from 'node:assert/strict';
import { charge } from '../src/payments.js';

test('an order of nothing is free', async () => {
  assert.deepEqual(await charge({ total: 0 }), { status: 'free' });
});
