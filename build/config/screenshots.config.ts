import { config as tests } from './playwright.config.ts';

export const config = {
  ...tests,
  testMatch: '**/screenshots.shots.ts',
  reporter: [['list']] as const,
};

export default config;
