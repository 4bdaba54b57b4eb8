/** lasthop/movePlan: what a move would do, for a client that shows it and lets the path be edited; lasthop.move does it. */
import { moveLiteral, offerMove } from '../../stores';
import { refusal } from '../failure';
import { isFixName } from '../fixNames';
import { movingEditor } from '../moves';
import type { MoveOffer, MoveReport } from '../protocol';
import type { Session } from '../session';

/** @throws ResponseError in words for the user */
export async function movePlan(session: Session, name: unknown): Promise<MoveOffer> {
  if (!isFixName(name)) throw refusal('Lasthop does not know which fix is meant.');
  const offer = await offerMove(movingEditor(session, name));
  if (!offer.ok) throw refusal(offer.failure.message);
  return offer.value;
}

/**
 * @param path chosen by a person; without one the proposed path is shown and confirmed
 * @param quiet true where the client shows the report
 * @throws ResponseError in words for the user; the literal then still stands in its file
 */
export async function move(session: Session, [name, path, quiet]: readonly unknown[]): Promise<MoveReport | null> {
  if (!isFixName(name) || (path !== undefined && path !== null && typeof path !== 'string')) throw refusal('Lasthop does not know which fix is meant.');
  const moved = await moveLiteral(movingEditor(session, name), path ?? undefined, quiet === true);
  if (!moved.ok) throw refusal(moved.failure.message);
  return moved.value ?? null;
}
