import { html, type Html } from '../html.js';
import { participantLink, type ParticipantName } from '../participant.js';
import { say } from '../say.js';
import { inLanguage, type Text } from '../text.js';
import type { View } from '../view.js';

export interface ReviewDetails {
  reviewed: boolean;
  reviews: {
    revision: number;
    reviewer: ParticipantName;
    verdict: 'ACCEPTED' | 'CHANGES_ASKED';
    current: boolean;
    comment: Text | null;
  }[];
}

/** What peers said of a practice; what they said of an earlier revision is marked so. */
export function reviewsOf(view: View, { reviewed, reviews }: ReviewDetails): Html | null {
  if (reviews.length === 0) return null;
  return html`<section class="block">
    <h2>${say(view, reviewed ? 'review.reviewed' : 'review.heading')}</h2>
    <ul class="plain">
      ${reviews.map(
        ({ reviewer, verdict, current, revision, comment }) =>
          html`<li>
            ${say(view, verdict === 'ACCEPTED' ? 'review.ACCEPTED' : 'review.CHANGES_ASKED', {
              reviewer: participantLink(view, reviewer),
            })}${!current && html` <span class="soft">${say(view, 'review.earlier', { n: revision })}</span>`}
            ${comment && html`<br /><span ${inLanguage(comment.language)}>${comment.value}</span>`}
          </li>`,
      )}
    </ul>
  </section>`;
}
