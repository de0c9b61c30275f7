import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/model.ts';

/** Whole minutes from one instant to another, rounded up, so that "in 1 min" lasts until it begins. */
export function minutesUntil(instant: Instant, now: Instant): number {
  return Math.ceil(Temporal.Instant.from(now).until(Temporal.Instant.from(instant)).total('minutes'));
}

/** A length of sound in seconds: `0:42`, `12:05`, `1:00:00`. */
export function clockLength(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const pad = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(whole % 60)}` : `${minutes}:${pad(whole % 60)}`;
}
