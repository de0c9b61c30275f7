import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';
import { windowBridge } from './store/bridge.ts';
import { connectProjection } from './store/projection.ts';
import { StoreProvider } from './store/store.tsx';
import type { View } from '../shared/views.ts';
import { loadAhead } from './ui/use-loaded.ts';
import { AppRoot } from './windows/app-root.tsx';
import { VIEW_PARTS } from './windows/views.ts';
import { addressOf, whichWindow, type WindowKind } from './windows/which-window.ts';

// One bundle; each kind of window loads no more than its own part, and the main window its first view.
const WINDOWS = {
  main: (view) =>
    Promise.all([import('./windows/main-window.tsx'), loadAhead(VIEW_PARTS[view])]).then(
      ([{ MainWindow }]) => MainWindow,
    ),
  flyout: () => import('./windows/flyout-window.tsx').then(({ FlyoutWindow }) => FlyoutWindow),
  alert: () => import('./windows/alert-window.tsx').then(({ AlertWindow }) => AlertWindow),
  toast: () => import('./windows/toast-window.tsx').then(({ ToastWindow }) => ToastWindow),
} as const satisfies Record<WindowKind, (view: View) => Promise<ComponentType>>;

/** Milliseconds until a window is drawn although nothing has come. */
const PATIENCE_MS = 150;
const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const { kind, ...place } = whichWindow(window.location.search);
const bridge = windowBridge();
const { store, ask } = connectProjection(bridge, place, () => performance.now());
const asked = ask();
if (kind === 'main') {
  store.subscribe(({ view }, before) => {
    if (view !== before.view) history.replaceState(null, '', addressOf(kind, view));
  });
}

// Griffel writes its rules into style elements; the policy lets in those that carry the page's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styleRenderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// Drawn once, with what there is to show: the main process answers sooner than a window without anything could be drawn.
const [Window] = await Promise.all([WINDOWS[kind](place.view), Promise.race([asked, after(PATIENCE_MS)])]);
createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={styleRenderer}>
      <StoreProvider bridge={bridge} store={store}>
        <AppRoot ask={ask}>
          <Window />
        </AppRoot>
      </StoreProvider>
    </RendererProvider>
  </StrictMode>,
);
