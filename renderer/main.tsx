import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import './base.css';
import { windowBridge } from './store/bridge.ts';
import { connectProjection } from './store/projection.ts';
import { StoreProvider } from './store/store.tsx';
import { AppRoot } from './windows/app-root.tsx';
import { addressOf, whichWindow, type WindowKind } from './windows/which-window.ts';

// One bundle; each kind of window loads no more than its own part.
const WINDOWS = {
  main: lazy(() => import('./windows/main-window.tsx').then(({ MainWindow }) => ({ default: MainWindow }))),
  flyout: lazy(() => import('./windows/flyout-window.tsx').then(({ FlyoutWindow }) => ({ default: FlyoutWindow }))),
  alert: lazy(() => import('./windows/alert-window.tsx').then(({ AlertWindow }) => ({ default: AlertWindow }))),
  toast: lazy(() => import('./windows/toast-window.tsx').then(({ ToastWindow }) => ({ default: ToastWindow }))),
} as const satisfies Record<WindowKind, unknown>;

const { kind, ...place } = whichWindow(window.location.search);
const bridge = windowBridge();
const { store, ask } = connectProjection(bridge, place, () => performance.now());
void ask();
if (kind === 'main') {
  store.subscribe(({ view }, before) => {
    if (view !== before.view) history.replaceState(null, '', addressOf(kind, view));
  });
}

// Griffel writes its rules into style elements; the policy lets in those that carry the page's nonce.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styleRenderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

const Window = WINDOWS[kind];
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RendererProvider renderer={styleRenderer}>
      <StoreProvider bridge={bridge} store={store}>
        <AppRoot ask={ask}>
          <Suspense fallback={null}>
            <Window />
          </Suspense>
        </AppRoot>
      </StoreProvider>
    </RendererProvider>
  </StrictMode>,
);
