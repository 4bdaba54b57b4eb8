export interface Order {
  readonly items: readonly string[];
  /** In cents. */
  readonly total: number;
}

const maps = { apiKey: '{{google-api-key}}', region: 'DE' };

/** Sends an order to the API. */
export async function checkout(order: Order): Promise<number> {
  const answer = await fetch('/orders', { method: 'POST', body: JSON.stringify(order) });
  const placed = (await answer.json()) as { id: number };
  return placed.id;
}

export function mapLink(address: string): string {
  return `https://maps.googleapis.com/maps/api/staticmap?center=${encodeURIComponent(address)}&region=${maps.region}&key=${maps.apiKey}`;
}
