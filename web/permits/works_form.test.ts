import { expect, test } from "vitest";
import { newWork, type Work, withValue, without, worksOf } from "./works_form";

const SCHOOL: Work = {
  work_name: "Khối lớp học",
  work_kind: null,
  work_class: "Cấp II",
  storeys: 3,
  floor_area_m2: 300.4,
  footprint: { type: "MultiPolygon", coordinates: [] },
};

test("works go back as the API takes them: filled in only, numbers as numbers, footprints as they came", () => {
  expect(worksOf([SCHOOL, { work_name: " Nhà bảo vệ ", storeys: "1", height_m: "", work_class: "" }])).toEqual([
    { work_name: "Khối lớp học", work_class: "Cấp II", storeys: 3, floor_area_m2: 300.4, footprint: SCHOOL.footprint },
    { work_name: "Nhà bảo vệ", storeys: 1 },
  ]);
});

test("a list is changed work by work, and the one on file stays as it is", () => {
  const onFile: readonly Work[] = [SCHOOL];
  const longer = withValue([...onFile, newWork()], 1, "work_name", "Nhà bảo vệ");
  const higher = withValue(longer, 0, "storeys", "4");
  expect(worksOf(higher).map((one) => [one.work_name, one.storeys])).toEqual([
    ["Khối lớp học", 4],
    ["Nhà bảo vệ", undefined],
  ]);
  expect(worksOf(without(higher, 0))).toEqual([{ work_name: "Nhà bảo vệ" }]);
  expect(onFile[0]?.storeys).toBe(3);
});
