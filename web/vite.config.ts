import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** While developing, the API runs beside us; in production one server gives both. */
const api = process.env.KETENZICHT_API ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react(), tailwindcss()],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    reportCompressedSize: true,
  },
  server: {
    // Host and Origin stay as the browser sent them: the server takes orders from pages of its own origin only.
    proxy: { '/api': api, '/socket.io': { target: api, ws: true } },
  },
});
