/** A suppression comment of ours that does not hold. */
import { defineRule } from '../rule';
import { suppressionProblem } from '../suppression';

export const invalidSuppression = defineRule({
  id: 'invalid-suppression',
  title: 'A `lasthop-allow` comment without a reason, with an unknown rule or past its date',
  category: 'literals',
  severity: 'warning',
  confidence: 'high',
  profile: 'default',
  softInExamples: false,
  messages: {
    'no-reason': 'This comment gives no reason, so it silences nothing. Say why after a colon: `lasthop-allow {rule}: made up for a test`.',
    'unknown-rule': 'This comment names no rule that exists, so it silences nothing. The rule stands at the end of each finding, and in docs/rules.',
    'bad-date': 'This comment ends on a day that does not exist, so it silences nothing. Write `until` and a date as in 2027-01-31.',
    'expired': 'This comment ended on {until} and silences nothing any more. Mend what it covers, or give it a new date and reason.',
  },
  on: {},
  *suppression(mark, judge) {
    const problem = suppressionProblem(mark, judge);
    if (!problem) return;
    yield { at: mark.span, message: problem, data: { rule: mark.rules?.join(', ') ?? '', until: mark.until ?? '' } };
  },
});
