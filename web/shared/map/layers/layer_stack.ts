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

export interface LayerEntry {
  config: MapLayer;
  layer: BaseLayer;
  style: LayerStyle | undefined;
  /** First zoom of the map at which the layer shows anything. */
  fromZoom: number;
}

/** First zoom of a style sheet, if it draws anything. */
const firstDrawn = (style: LayerStyle | undefined): number[] =>
  style?.rules.length ? [Math.min(...style.rules.map((rule) => rule.minzoom))] : [];

export class LayerStack {
  readonly entries: LayerEntry[];
  private readonly listeners: (() => void)[] = [];

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
    for (const { config, layer } of this.entries) {
      if (!(layer instanceof VectorTileLayer)) continue;
      const source = layer.getSource();
      if (source instanceof VectorTileSource) source.setUrl(day ? `${config.url}?as_of=${day}` : config.url);
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
      source.on("tileloaderror", onTileError);
      const layer = new TileLayer({ source, zIndex: config.draw_order });
      return { config, layer, style, fromZoom: config.minzoom };
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
    source.on("tileloaderror", onTileError);
    const view = this.map.getView();
    const layer = new VectorTileLayer({
      source,
      zIndex: config.draw_order,
      minZoom: fromZoom - 0.5,
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
    return { config, layer, style, fromZoom };
  }
}
