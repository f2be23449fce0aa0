/** The layers on the map: built from the map configuration, switched and faded by the layer tree. */
import type BaseLayer from "ol/layer/Base";
import LayerGroup from "ol/layer/Group";
import TileLayer from "ol/layer/Tile";
import type OlMap from "ol/Map";
import type VectorTileSource from "ol/source/VectorTile";
import XYZ from "ol/source/XYZ";
import type { LayerStyle, MapConfig, MapLayer, StyleSheet } from "../../api_types";
import type { MapState } from "../permalink/permalink";
import { coloursGround, firstZoom } from "./ground";

/** Tiles that did not come are asked for again after so long, then after twice as long, and so on. */
const AGAIN_MS = 10_000;
const AGAIN_AT_LAST_MS = 160_000;

export interface LayerEntry {
  config: MapLayer;
  layer: BaseLayer;
  style: LayerStyle | undefined;
  /** First zoom of the map at which the layer shows anything beside the layers that are visible now. */
  fromZoom: number;
  /** Where its tiles come from; none before the program for vector tiles is there. */
  source: XYZ | VectorTileSource | undefined;
  /** How often its tiles were loaded anew. */
  round: number;
}

export class LayerStack {
  readonly entries: LayerEntry[];
  private readonly listeners: (() => void)[] = [];
  /** Day that the data layers show, ISO; "" = today. */
  private day = "";

  constructor(
    readonly map: OlMap,
    config: MapConfig,
    sheet: StyleSheet,
    state: MapState,
    private readonly onTileError: () => void,
    /** Only the raster layers, until `release` is called. */
    held = false,
  ) {
    this.entries = config.layers.map((one) => this.build(one, sheet[one.name]));
    for (const entry of this.entries) {
      const { name, visible, opacity } = entry.config;
      const shown = state.layers
        ? state.layers.includes(name)
        : visible || Boolean(state.show?.includes(name));
      entry.layer.setVisible(shown);
      entry.layer.setOpacity(state.opacity?.[name] ?? opacity);
      map.addLayer(entry.layer);
    }
    this.shareGround();
    if (!held) void this.release();
  }

  /** Call `listener` after each change of visibility or opacity. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  setVisible(entry: LayerEntry, visible: boolean): void {
    entry.layer.setVisible(visible);
    this.changed();
  }

  setOpacity(entry: LayerEntry, opacity: number): void {
    entry.layer.setOpacity(opacity);
    this.changed();
  }

  /** Show the data layers as they held on a day (ISO), "" = today; the base map is today's always. */
  showDay(day: string): void {
    this.day = day;
    for (const entry of this.entries) this.address(entry);
  }

  /**
   * Load the tiles again of everything that is drawn from the `changed` layers. What is seen stays until they are
   * there; a tile that is the same costs an answer without content. A day of the past stays as it is.
   */
  freshen(changed: ReadonlySet<string>): void {
    for (const entry of this.entries) {
      if (entry.config.drawn_from.some((name) => changed.has(name))) this.loadAnew(entry);
    }
  }

  reset(): void {
    for (const { layer, config } of this.entries) {
      layer.setVisible(config.visible);
      layer.setOpacity(config.opacity);
    }
    this.changed();
  }

  /** Names of the visible layers, and the opacities that differ from the configuration. */
  state(): { layers: string[]; opacity: Record<string, number> } {
    const opacity: Record<string, number> = {};
    for (const { layer, config } of this.entries) {
      if (Math.abs(layer.getOpacity() - config.opacity) > 0.004) opacity[config.name] = layer.getOpacity();
    }
    return {
      layers: this.entries.filter((one) => one.layer.getVisible()).map((one) => one.config.name),
      opacity,
    };
  }

  /** Draw the data layers too; resolves when their tiles are asked for. The program for them is loaded by itself. */
  async release(): Promise<void> {
    const { vectorTiles } = await this.program();
    for (const entry of this.entries) {
      if (!(entry.layer instanceof LayerGroup)) continue;
      const { layer, source } = vectorTiles(entry.config, entry.style, this.map.getView());
      entry.source = source;
      this.address(entry);
      this.watchErrors(entry, source);
      entry.layer.getLayers().push(layer);
    }
  }

  private async program(): Promise<typeof import("./vector_tiles")> {
    try {
      return await import("./vector_tiles");
    } catch {
      this.onTileError();
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      return this.program();
    }
  }

  private loadAnew(entry: LayerEntry): void {
    entry.round += 1;
    this.address(entry);
  }

  /** The fragment is not sent: browser, proxy and server know the tile by the same address as before. */
  private address({ config, source, round }: LayerEntry): void {
    const anew = round ? `#${round}` : "";
    const past = this.day && config.kind === "vector";
    source?.setUrl(past ? `${config.url}?as_of=${this.day}` : `${config.url}${anew}`);
  }

  /** Say once that tiles did not come, and ask for them again, ever less often, until all that is in view is there. */
  private watchErrors(entry: LayerEntry, source: XYZ | VectorTileSource): void {
    let wait = AGAIN_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let said = false;
    const over = (): void => {
      if (timer !== undefined) return;
      wait = AGAIN_MS;
      said = false;
    };
    const again = (): void => {
      timer = undefined;
      this.loadAnew(entry);
      // The frame that is drawn next asks for the tiles; the map is complete once each of them has come or failed.
      this.map.once("postrender", () => this.map.once("rendercomplete", over));
    };
    source.on("tileloaderror", () => {
      if (timer !== undefined) return;
      if (!said) this.onTileError();
      said = true;
      timer = setTimeout(again, wait);
      wait = Math.min(2 * wait, AGAIN_AT_LAST_MS);
    });
  }

  private changed(): void {
    this.shareGround();
    for (const listener of this.listeners) listener();
  }

  private shareGround(): void {
    const colouring = this.entries.filter((one) => one.layer.getVisible() && coloursGround(one.style));
    for (const entry of this.entries) {
      if (!(entry.layer instanceof LayerGroup)) continue;
      const isColoured = colouring.some((one) => one !== entry);
      entry.fromZoom = firstZoom(entry.style, entry.config.minzoom, isColoured);
      entry.layer.setMinZoom(entry.fromZoom - 0.5);
    }
  }

  private build(config: MapLayer, style: LayerStyle | undefined): LayerEntry {
    if (config.kind === "raster") {
      const source = new XYZ({ url: config.url, maxZoom: config.maxzoom, transition: 150 });
      const layer = new TileLayer({ source, zIndex: config.draw_order });
      const entry = { config, layer, style, fromZoom: config.minzoom, source, round: 0 };
      this.watchErrors(entry, source);
      return entry;
    }
    const layer = new LayerGroup({ zIndex: config.draw_order });
    return { config, layer, style, fromZoom: config.minzoom, source: undefined, round: 0 };
  }
}
