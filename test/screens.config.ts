import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.js';

// A picture shows the demo as it is, with what is held.
const { globalSetup: _none, ...asItIs } = journeys;

/** Not a test: takes the pictures of the documentation from the real product. */
export default defineConfig(asItIs, { testMatch: 'screens.ts', reporter: 'line', workers: 1 });
