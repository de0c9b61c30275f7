import type { View } from '../../shared/views.ts';

/** What every view of the main window is given. */
export interface ViewProps {
  readonly onView: (view: View) => void;
}
