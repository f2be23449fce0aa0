/** The layers on the map: built from the map configuration, switched and faded by the layer tree. */
import MVT from "ol/format/MVT";
import type BaseLayer from "ol/layer/Base";
import TileLayer from "ol/layer/Tile";
import VectorTileLayer from "ol/layer/VectorTile";
import type OlMap from "ol/Map";
import VectorTileSource from "ol/source/VectorTile";
import XYZ from "ol/source/XYZ";
import { createXYZ } from "ol/tilegrid";
import type { LayerStyle, MapConfig, MapLayer, StyleSheet } from "../../api_types";
import type { MapState } from "../permalink/permalink";
import { largeFirst, vectorStyle } from "./vector_style";

/** Vector tiles have 512 pixels, so at map zoom 16 tiles of zoom 15 are drawn. */
const VECTOR_TILE_PIXELS = 512;
/** Tiles that a layer of vector tiles holds at least; half as many states of it are drawn until newer tiles are there. */
const VECTOR_TILES_KEPT = 24;
/** Tiles that did not come are asked for again after so long, then after twice as long, and so on. */
const AGAIN_MS = 10_000;
const AGAIN_AT_LAST_MS = 160_000;

export interface LayerEntry {
  config: MapLayer;
  layer: BaseLayer;
  style: LayerStyle | undefined;
  /** First zoom of the map at which the layer shows anything. */
  fromZoom: number;
  /** How often its tiles were loaded anew. */
  round: number;
}

/** First zoom of a style sheet, if it draws anything. */
const firstDrawn = (style: LayerStyle | undefined): number[] =>
  style?.rules.length ? [Math.min(...style.rules.map((rule) => rule.minzoom))] : [];

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
    onTileError: () => void,
  ) {
    this.entries = config.layers.map((one) => this.build(one, sheet[one.name], onTileError));
    for (const entry of this.entries) {
      const { name, visible, opacity } = entry.config;
      const shown = state.layers
        ? state.layers.includes(name)
        : visible || Boolean(state.show?.includes(name));
      entry.layer.setVisible(shown);
      entry.layer.setOpacity(state.opacity?.[name] ?? opacity);
      map.addLayer(entry.layer);
    }
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

  /** Ask for nothing but the base map until `release`; without a base map nothing waits. */
  hold(): void {
    if (!this.entries.some(({ config, layer }) => config.kind === "raster" && layer.getVisible())) return;
    for (const source of this.vectorSources()) source.setState("loading");
  }

  /** Ask for the data layers too. */
  release(): void {
    for (const source of this.vectorSources()) source.setState("ready");
  }

  private loadAnew(entry: LayerEntry): void {
    entry.round += 1;
    this.address(entry);
  }

  /** The fragment is not sent: browser, proxy and server know the tile by the same address as before. */
  private address({ config, layer, round }: LayerEntry): void {
    const source = layer instanceof TileLayer || layer instanceof VectorTileLayer ? layer.getSource() : null;
    const anew = round ? `#${round}` : "";
    if (source instanceof VectorTileSource) {
      source.setUrl(this.day ? `${config.url}?as_of=${this.day}` : `${config.url}${anew}`);
    } else if (source instanceof XYZ) source.setUrl(`${config.url}${anew}`);
  }

  /** Say once that tiles did not come, and ask for them again. */
  private watchErrors(entry: LayerEntry, source: XYZ | VectorTileSource, tell: () => void): void {
    let wait = AGAIN_MS;
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.on("tileloaderror", () => {
      if (timer !== undefined) return;
      tell();
      timer = setTimeout(() => {
        timer = undefined;
        this.loadAnew(entry);
      }, wait);
      wait = Math.min(2 * wait, AGAIN_AT_LAST_MS);
    });
    source.on("tileloadend", () => {
      if (timer === undefined) wait = AGAIN_MS;
    });
  }

  private vectorSources(): VectorTileSource[] {
    return this.entries
      .map(({ layer }) => (layer instanceof VectorTileLayer ? layer.getSource() : null))
      .filter((source) => source instanceof VectorTileSource);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  private build(config: MapLayer, style: LayerStyle | undefined, onTileError: () => void): LayerEntry {
    if (config.kind === "raster") {
      const source = new XYZ({ url: config.url, maxZoom: config.maxzoom, transition: 150 });
      const layer = new TileLayer({ source, zIndex: config.draw_order });
      const entry = { config, layer, style, fromZoom: config.minzoom, round: 0 };
      this.watchErrors(entry, source, onTileError);
      return entry;
    }
    const fromZoom = Math.max(...firstDrawn(style), config.minzoom);
    const drawn = style && config.in_base_map ? { ...style, labels: [] } : style;
    const source = new VectorTileSource({
      format: new MVT(),
      url: config.url,
      tileGrid: createXYZ({
        tileSize: VECTOR_TILE_PIXELS,
        minZoom: config.minzoom,
        maxZoom: config.maxzoom,
      }),
    });
    const view = this.map.getView();
    const layer = new VectorTileLayer({
      source,
      zIndex: config.draw_order,
      minZoom: fromZoom - 0.5,
      cacheSize: VECTOR_TILES_KEPT,
      declutter: true,
      renderMode: "hybrid",
      renderOrder: largeFirst,
      ...(drawn
        ? {
            style: vectorStyle(
              drawn,
              config.opacity < 1,
              (resolution) => view.getZoomForResolution(resolution) ?? 0,
            ),
          }
        : {}),
    });
    const entry = { config, layer, style, fromZoom, round: 0 };
    this.watchErrors(entry, source, onTileError);
    return entry;
  }
}
