"""HTTP at the rim: problem+json, language, request id, page context. Nothing here knows the domain."""
