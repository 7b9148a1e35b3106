/** What arrived; everything else that is counted is a reason why something did not. */
export const ARRIVED = 'arrived';
