/**
 * The share of those who come that finds no bed, in a pool of `beds` to which `offered` beds' worth of people come (Erlang's loss formula, 1917). Why no
 * flat norm of occupancy is used: at 85 % a ward of 8 refuses 39 % and a pool of 100 only 1.5 %.
 */
export function erlangLoss(beds: number, offered: number): number {
  let loss = 1;
  for (let bed = 1; bed <= beds; bed++) loss = (offered * loss) / (bed + offered * loss);
  return loss;
}

/**
 * The same, seen from what is occupied on average. Nothing is full for ever, so that a pool without a free bed counts as half a bed below full. 1 where there
 * are no beds at all.
 */
export function refusedShare(beds: number, occupied: number): number {
  if (beds <= 0) return 1;
  const carried = Math.min(Math.max(occupied, 0), beds - 0.5);
  let [low, high] = [carried, carried + 1];
  while (high * (1 - erlangLoss(beds, high)) < carried) high *= 2;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (middle * (1 - erlangLoss(beds, middle)) < carried) low = middle;
    else high = middle;
  }
  return erlangLoss(beds, high);
}
