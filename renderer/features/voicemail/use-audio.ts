import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** The speeds on the keys 1 to 4. */
export const SPEEDS = [0.75, 1, 1.5, 2] as const;

/** What the player shows; times in seconds. */
export interface AudioState {
  readonly playing: boolean;
  readonly position: number;
  /** 0 until the sound's own length is known. */
  readonly duration: number;
  readonly speed: number;
  readonly failed: boolean;
}

export interface AudioControls {
  readonly ref: RefObject<HTMLAudioElement | null>;
  readonly state: AudioState;
  readonly toggle: () => void;
  readonly seek: (seconds: number) => void;
  readonly skip: (seconds: number) => void;
  readonly setSpeed: (speed: number) => void;
}

const AT_REST: AudioState = { playing: false, position: 0, duration: 0, speed: 1, failed: false };

/** Drives one audio element: its events are the truth, the controls only ask it. */
export function useAudio(): AudioControls {
  const ref = useRef<HTMLAudioElement | null>(null);
  const [state, setState] = useState(AT_REST);

  useEffect(() => {
    const audio = ref.current;
    if (audio === null) return;
    const read = (): void =>
      setState({
        playing: !audio.paused && !audio.ended,
        position: audio.currentTime,
        duration: Number.isFinite(audio.duration) ? audio.duration : 0,
        speed: audio.playbackRate,
        failed: audio.error !== null,
      });
    const events = ['play', 'pause', 'ended', 'timeupdate', 'seeked', 'durationchange', 'ratechange', 'error'] as const;
    for (const event of events) audio.addEventListener(event, read);
    return () => {
      for (const event of events) audio.removeEventListener(event, read);
      audio.pause();
    };
  }, []);

  const toggle = useCallback(() => {
    const audio = ref.current;
    if (audio === null) return;
    if (!audio.paused) audio.pause();
    else audio.play().catch(() => setState((known) => ({ ...known, playing: false, failed: audio.error !== null })));
  }, []);
  const seek = useCallback((seconds: number) => {
    if (ref.current !== null) ref.current.currentTime = Math.max(0, seconds);
  }, []);
  const skip = useCallback((seconds: number) => seek((ref.current?.currentTime ?? 0) + seconds), [seek]);
  const setSpeed = useCallback((speed: number) => {
    if (ref.current !== null) ref.current.playbackRate = speed;
  }, []);
  return { ref, state, toggle, seek, skip, setSpeed };
}
