/** What is marked on the map: the parcel of the card and the point that was clicked or found. */

import { isEmpty } from "ol/extent";
import type OlMap from "ol/Map";
import { fromLonLat, transformExtent } from "ol/proj";
import type { GeoJsonGeometry, Setback } from "../../shared/api_types";
import { motion } from "../../shared/map/create_map";
import { uncover } from "../../shared/map/uncover";
import type { Marks, Role } from "./marks";

const CLOSEST_ZOOM = 19;
const BUILDING: readonly Role[] = ["area", "line", "chamfer"];

export class Selection {
  private marks: Promise<Marks> | undefined;

  /** `padding`: pixels at the top, right, bottom and left that panels cover, asked for at each movement. */
  constructor(
    private readonly map: OlMap,
    private readonly padding: () => [number, number, number, number],
  ) {}

  /** Mark a parcel's shape (degrees WGS 84, longitude first). */
  markParcel(geometry: GeoJsonGeometry): void {
    this.clearParcel();
    this.draw((marks) => marks.shape("parcel", geometry));
  }

  /** Draw what the extract computed of the marked parcel: setback line, ground behind it, corner cut. */
  markBuilding(setback: Setback | null, chamfer: GeoJsonGeometry | null): void {
    const drawn = { area: setback?.line ? setback.area : null, line: setback?.line, chamfer };
    this.draw((marks) => {
      marks.clear(...BUILDING);
      for (const [role, geometry] of Object.entries(drawn)) if (geometry) marks.shape(role as Role, geometry);
    });
  }

  markPoint(lon: number, lat: number): void {
    this.draw((marks) => marks.point(lon, lat));
  }

  clearParcel(): void {
    if (this.marks) this.draw((marks) => marks.clear("parcel", ...BUILDING));
  }

  clearPoint(): void {
    if (this.marks) this.draw((marks) => marks.clear("point"));
  }

  clear(): void {
    this.clearParcel();
    this.clearPoint();
  }

  /** Bring the marked parcel into the part of the map that no panel covers. */
  zoomToParcel(): void {
    this.draw((marks) => {
      const extent = marks.extent("parcel");
      if (!extent || isEmpty(extent)) return;
      this.map.getView().fit(extent, {
        padding: this.padding().map((pixels) => pixels + 48),
        maxZoom: CLOSEST_ZOOM,
        duration: motion(500),
      });
    });
  }

  /** Move the map no farther than needed until no panel covers the marked parcel; the scale stays. */
  uncoverParcel(): void {
    this.draw((marks) => {
      const extent = marks.extent("parcel");
      if (!extent || isEmpty(extent)) return;
      uncover(this.map, extent as [number, number, number, number], this.padding());
    });
  }

  zoomToPoint(lon: number, lat: number, zoom: number): void {
    const [x, y] = fromLonLat([lon, lat]) as [number, number];
    this.map.getView().fit([x, y, x, y], {
      padding: this.padding(),
      maxZoom: zoom,
      duration: motion(500),
    });
  }

  /** west, south, east, north in degrees WGS 84. */
  zoomToBox(box: readonly [number, number, number, number]): void {
    this.map.getView().fit(transformExtent([...box], "EPSG:4326", "EPSG:3857"), {
      padding: this.padding().map((pixels) => pixels + 32),
      maxZoom: 17,
      duration: motion(500),
    });
  }

  /** One after the other, in the order of the calls; when the program does not come, the next mark asks for it again. */
  private draw(work: (marks: Marks) => void): void {
    this.marks ??= import("./marks").then(({ Marks }) => new Marks(this.map));
    this.marks.then(work).catch(() => {
      this.marks = undefined;
    });
  }
}
