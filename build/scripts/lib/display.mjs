import { spawn } from 'node:child_process';
import { say } from './say.mjs';

/** Whether windows can be shown here as it is. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts a virtual X display on a free number.
 * @returns {Promise<{ name: string, stop: () => void }>}
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
    // In a process group of its own: Ctrl+C is for the app, which closes before its display does.
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with status ${code}`)));
    server.stdio[3]?.once('data', (line) => {
      server.removeAllListeners('exit');
      const name = `:${String(line).trim()}`;
      say(`no display here: using a virtual one, ${name}`);
      const stop = () => {
        server.kill();
      };
      process.once('exit', stop);
      resolve({ name, stop });
    });
  });
}
