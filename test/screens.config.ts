import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

/** Not a test: takes the pictures of the documentation from the real product. */
export default defineConfig(journeys, { testMatch: 'screens.ts', reporter: 'line', workers: 1 });
