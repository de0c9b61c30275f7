/** All round the world, none of them with daylight saving, by their hours ahead of UTC. */
const ZONES = new Map([
  [-10, 'Pacific/Honolulu'],
  [-7, 'America/Phoenix'],
  [-5, 'America/Bogota'],
  [-3, 'America/Argentina/Buenos_Aires'],
  [1, 'Africa/Lagos'],
  [4, 'Asia/Dubai'],
  [7, 'Asia/Bangkok'],
  [9, 'Asia/Tokyo'],
  [13, 'Pacific/Tongatapu'],
]);
const MORNING = 11;

/**
 * A zone in which it is about eleven in the morning: the company works by day, and what is begun some hours ahead is still today.
 * @param {Date} now
 * @returns {string} its IANA name
 */
export function daytimeZone(now) {
  const wanted = MORNING - now.getUTCHours() - now.getUTCMinutes() / 60;
  /** @param {number} offset hours, round the clock either way */
  const distance = (offset) => Math.min(...[-24, 0, 24].map((day) => Math.abs(offset - wanted + day)));
  const [[, zone] = [0, 'UTC']] = [...ZONES].sort(([one], [other]) => distance(one) - distance(other));
  return zone;
}
