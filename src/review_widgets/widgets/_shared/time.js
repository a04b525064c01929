// @ts-check
// Times as people read them, always in the review's zone.

/** @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/**
 * A clock in a zone: {date: "2026-03-01", time: "14:05", seconds: "30"}.
 * @param {string|number} at ISO 8601 or milliseconds
 * @param {string} zone
 */
export function inZone(at, zone) {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
    });
    clocks.set(zone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}`, seconds: parts.second };
}

/**
 * A length of time in words: "45 s", "7 min", "2 h 05 min", "3 d 4 h".
 * @param {number} milliseconds
 * @returns {string}
 */
export function lengthWords(milliseconds) {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, "0")} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
