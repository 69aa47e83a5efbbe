/** Saves the frame in sight or the whole film; while a video is being written, how far it is. */
import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { download, fileStem } from "../../../app/storage/files";
import { useApp, useNetwork } from "../../context";
import { Button } from "../../kit/Button";
import { Menu, MenuItem } from "../../kit/Menu";
import { type Draw, filmVideo, framePng, frameSvg, refuseVideo } from "./export-film";

/** A frame for paper and slides: this large, twice as sharp. */
const FRAME = { width: 960, height: 720 } as const;
const SHARPNESS = 2;
/** A video of 1280 × 960 pixels. */
const VIDEO = { size: FRAME, ratio: 4 / 3 } as const;
/** Seconds that the video rests on its last frame. */
const LAST_REST = 0.8;

export interface FilmExportProps {
  /** Draws any moment of the film at any size. */
  readonly drawAt: (time: number) => Draw;
}

export function FilmExport({ drawAt }: FilmExportProps) {
  const app = useApp();
  const name = fileStem(useNetwork().name);
  const [share, setShare] = useState<number | undefined>(undefined);
  const recording = useRef<AbortController | undefined>(undefined);

  const tried = async (save: () => Promise<void> | void) => {
    try {
      await save();
    } catch (error) {
      app.session.getState().notify(error instanceof Error ? error.message : String(error), "error");
    }
  };
  const now = () => drawAt(app.film.store.getState().time);
  const savePng = () => tried(async () => download(`${name}.png`, await framePng(now(), FRAME, SHARPNESS)));
  const saveSvg = () =>
    tried(() => download(`${name}.svg`, new Blob([frameSvg(now(), FRAME)], { type: "image/svg+xml" })));
  const saveVideo = () =>
    tried(async () => {
      const refusal = refuseVideo();
      if (refusal) throw new Error(refusal);
      const { duration } = app.film.store.getState().film ?? { duration: 0 };
      const speed = app.session.getState().preferences.filmSpeed;
      const controller = new AbortController();
      recording.current = controller;
      setShare(0);
      try {
        const video = await filmVideo({
          ...VIDEO,
          seconds: duration / speed + LAST_REST,
          drawAt: (seconds) => drawAt(Math.min(duration, seconds * speed)),
          signal: controller.signal,
          onProgress: setShare,
        });
        if (video) download(`${name}.webm`, video);
      } finally {
        setShare(undefined);
      }
    });

  if (share !== undefined) {
    return (
      <Button
        look="small"
        hint="Stop recording; no file is written"
        onClick={() => recording.current?.abort()}
      >
        <span className="recording-dot" aria-hidden /> {Math.round(100 * share)} % · Cancel
      </Button>
    );
  }
  return (
    <Menu look="small icon" label={<Download size={14} />} name="Save the picture or the film" align="end">
      <MenuItem onChoose={() => void savePng()}>This frame as PNG</MenuItem>
      <MenuItem onChoose={() => void saveSvg()}>This frame as SVG</MenuItem>
      <MenuItem onChoose={() => void saveVideo()}>The whole film as video (WebM)</MenuItem>
    </Menu>
  );
}
