"""Papers and people of the drawn town: they fit the parcels, say that they are made up, and are not all there."""

import shapely

from cadastre.domain.code_lists import CERTIFICATE_KINDS, PARTY_KINDS, RESTRICTION_KINDS, SURVEY_KINDS


def codes(entries):
    return {entry[0] for entry in entries}


def test_every_sheet_has_its_survey_and_every_parcel_names_it(layers):
    surveys, parcels = layers["survey_documents"], layers["parcels"]
    assert set(parcels["survey_document"]) == set(surveys["id"])
    assert set(surveys["kind"]) <= codes(SURVEY_KINDS)
    assert surveys[surveys["kind"] == "digitised"]["file_name"].eq("").all()
    assert (surveys["accepted_on"] > surveys["surveyed_on"]).all()


def test_papers_stand_behind_the_flags(layers):
    parcels, papers = layers["parcels"].set_index("id"), layers["parcel_restrictions"]
    assert set(papers["kind"]) <= codes(RESTRICTION_KINDS)
    for flag, kind in (("blocked", "block"), ("in_dispute", "dispute")):
        assert parcels.loc[papers[papers["kind"] == kind]["parcel"], flag].all()
    assert len(papers) <= parcels["blocked"].sum() + parcels["in_dispute"].sum()


def test_boundaries_on_paper_have_the_official_area(layers):
    kept, parcels = layers["parcel_legal_boundaries"], layers["parcels"].set_index("id")
    shapes = kept["geometry"].to_numpy()
    assert shapely.is_valid(shapes).all()
    assert len(kept) and (abs(shapely.area(shapes) - kept["area_m2"]) < 0.1).all()
    assert (kept["area_m2"].to_numpy() == parcels.loc[kept["parcel"], "official_area_m2"].to_numpy()).all()


def test_shares_of_a_parcel_add_up_and_everybody_is_made_up(layers):
    parties, rights, certificates = layers["parties"], layers["land_rights"], layers["certificates"]
    assert len(rights) == len(parties) > len(certificates) > 20
    assert rights.groupby("parcel")["share_pct"].sum().eq(100.0).all()
    assert set(rights["party"]) == set(parties["id"]) and set(rights["certificate"]) == set(
        certificates["id"]
    )
    assert (
        parties["name"].str.contains("thử nghiệm").all()
        and parties["identity_number"].str.startswith("000").all()
    )
    assert set(parties["kind"]) <= codes(PARTY_KINDS) and set(certificates["kind"]) <= codes(
        CERTIFICATE_KINDS
    )
    parcels = layers["parcels"].set_index("id")
    serials = rights.merge(certificates[["id", "serial"]], left_on="certificate", right_on="id")
    assert (
        serials["serial"].to_numpy() == parcels.loc[serials["parcel"], "certificate_serial"].to_numpy()
    ).all()
