import { createServer } from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { charge } from './payments.js';
import { announce } from './mail.js';

const port = Number(process.env.PORT ?? 8080);
const publicUrl = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
const sessionSecret = process.env.SESSION_SECRET;

const needed = ['DATABASE_URL', 'STRIPE_SECRET_KEY', 'SESSION_SECRET'];
for (const name of needed) {
  const value = process.env[name];
  const problem = !value ? 'is not set; see .env.example' : /^(?:ref\+|op:\/\/)/.test(value) ? 'is a reference and no value; start with `lasthop run`' : undefined;
  if (problem) {
    console.error(`api: ${name} ${problem}`);
    process.exit(1);
  }
}

const orders = [];

const routes = {
  'GET /health': () => [200, { status: 'ok', orders: orders.length, keys: needed }],
  'GET /orders': () => [200, orders],
  'POST /orders': async (body) => {
    const order = { id: orders.length + 1, items: body.items ?? [], total: body.total ?? 0 };
    order.payment = await charge(order);
    orders.push(order);
    await announce(order, `${publicUrl}/orders/${order.id}`);
    return [201, order];
  },
  'POST /stripe': (body, { signature }) => (signed(body, signature) ? [204] : [400, { error: 'bad signature' }]),
};

function signed(body, signature = '') {
  const expected = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET ?? '').update(JSON.stringify(body)).digest();
  const given = Buffer.from(signature, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function session(user) {
  return `${user}.${createHmac('sha256', sessionSecret).update(user).digest('hex')}`;
}

createServer(async (request, response) => {
  const route = routes[`${request.method} ${new URL(request.url, publicUrl).pathname}`];
  let text = '';
  for await (const part of request) text += part;
  try {
    const [status, answer] = route
      ? await route(text ? JSON.parse(text) : {}, { signature: request.headers['stripe-signature'] })
      : [404, { error: 'not found' }];
    response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': `session=${session('guest')}; HttpOnly` });
    response.end(answer === undefined ? undefined : JSON.stringify(answer));
  } catch (error) {
    response.writeHead(error instanceof SyntaxError ? 400 : 500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: error.message }));
  }
}).listen(port, () => console.log(`api: listening on ${publicUrl} with ${needed.join(', ')}`));
