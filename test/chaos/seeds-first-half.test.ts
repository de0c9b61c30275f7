import { describe } from 'vitest';
import { playSeeds } from './play-seeds.ts';

describe('after faults, changes, sleeps, clock jumps and kills', () => playSeeds(1, 100));
