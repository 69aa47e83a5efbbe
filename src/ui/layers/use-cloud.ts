/** The cloud of a million points for one picture: asked for where it is shown, drawn in place of the sheet and the examples. */
import { useCallback, useEffect, useMemo } from "react";
import { datasetOf } from "../../app/network/dataset";
import type { PictureScale } from "../../app/session/preferences";
import type { NodeId } from "../../core/network/network";
import { CLOUD_LEGEND_HEIGHT, drawCloud, drawCloudLegend } from "../../viz/cloud/draw";
import { cloudView } from "../../viz/cloud/view-model";
import type { PictureTheme } from "../../viz/kit/theme";
import type { Detail, PlaneView } from "../../viz/plane/input";
import { useApp, useNetwork, useRun, useSession } from "../context";

/** Cells a side: about a device pixel each in a small picture, one or two in a large one. */
const CELLS: Readonly<Record<Detail, number>> = { thumbnail: 128, strip: 192, large: 320 };

export interface CloudDrawing {
  /** Room to leave free below the plane. */
  readonly legendHeight: number;
  /** @returns false where there is no cloud yet: then the plane is drawn as it is without one */
  readonly draw: (context: CanvasRenderingContext2D, plane: PlaneView, theme: PictureTheme) => boolean;
}

/**
 * @param key name of the picture, one for each place on the page; undefined for pictures that never show a cloud
 * @returns undefined while no cloud is wanted here; else a value that changes with every new cloud
 */
export function useCloud(
  key: string | undefined,
  node: NodeId,
  detail: Detail,
  scale: PictureScale,
): CloudDrawing | undefined {
  const { clouds } = useApp().controller;
  const network = useNetwork();
  const isShown = useSession((state) => state.preferences.cloud) && key !== undefined;
  const cloud = useRun((state) => (isShown ? state.clouds.get(key) : undefined));
  useEffect(() => {
    if (isShown) return () => clouds.drop(key);
    return undefined;
  }, [clouds, key, isShown]);

  const legendHeight = detail === "large" ? CLOUD_LEGEND_HEIGHT : 0;
  const draw = useCallback(
    (context: CanvasRenderingContext2D, plane: PlaneView, theme: PictureTheme) => {
      if (key === undefined) return false;
      clouds.want(key, { node, square: plane.span, size: CELLS[detail] });
      if (cloud?.node !== node) return false;
      const view = cloudView({
        ...cloud,
        viewBox: plane.viewBox,
        classNames: datasetOf(network)?.facts.classes,
        scale: scale === "fit" ? "fit" : "shared",
        theme,
      });
      drawCloud(context, plane, view, theme);
      const { width, height } = plane.size;
      if (legendHeight > 0)
        drawCloudLegend(context, view, { left: 9, top: height, width: width - 18 }, theme);
      return true;
    },
    [clouds, key, node, detail, scale, cloud, network, legendHeight],
  );
  return useMemo(() => (isShown ? { legendHeight, draw } : undefined), [isShown, legendHeight, draw]);
}
