/** A page of the start page: twenty publications, each with the name and the region of its owner's country. */
export const QUERY = `{
  publications(first: 20) {
    nodes { id title { value } country { code name region { name } } }
  }
}`;
