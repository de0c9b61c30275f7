import type { AppError } from '../../shared/model.ts';
import { instantOf } from '../domain/time.ts';
import type { Trouble } from './scheduler.ts';

/** A failure that stands as what people are told, with the moment of the next try where there will be one. */
export const errorOf = ({ told, nextTry }: Trouble): AppError =>
  nextTry === undefined ? told : { ...told, retryAt: instantOf(nextTry) };
