# A bucket that Amplify made stays Amplify's: CloudFormation owns its policy, its lifecycle and its
# notifications, and ours would replace them. It is only looked at.

locals {
  adopted = var.amplify_outputs != null
  amplify = local.adopted ? jsondecode(file(var.amplify_outputs)).storage : null

  # A file from before Amplify knew several buckets has no list of them.
  amplify_buckets = try(local.amplify.buckets, [])
  chosen = local.adopted ? one([
    for bucket in local.amplify_buckets : bucket
    if var.amplify_bucket == null ? bucket.bucket_name == local.amplify.bucket_name : bucket.name == var.amplify_bucket
  ]) : null
  default_name = var.amplify_bucket == null ? try(local.amplify.bucket_name, null) : null
  adopted_name = try(local.chosen.bucket_name, local.default_name)

  # What stands before the first star of each of its rules, as the site's settings read it.
  open_paths = {
    for pattern in keys(try(local.chosen.paths, {})) :
    pattern => replace(replace(pattern, "/^\\//", ""), "/(\\*|\\{entity_id\\}).*$/", "")
  }
}

data "aws_region" "here" {}

data "aws_s3_bucket" "adopted" {
  count = local.adopted ? 1 : 0

  bucket = local.adopted_name

  lifecycle {
    precondition {
      condition     = local.adopted_name != null
      error_message = "amplify_outputs.json has no bucket that is called ${coalesce(var.amplify_bucket, "(none)")}."
    }

    precondition {
      condition = alltrue([
        for fixed in values(local.open_paths) : !startswith(fixed, var.prefix) && !startswith(var.prefix, fixed)
      ])
      error_message = "A rule in amplify_outputs.json (${join(", ", keys(local.open_paths))}) lets browsers reach ${var.prefix}."
    }

    postcondition {
      condition     = self.bucket_region == data.aws_region.here.region
      error_message = "Amplify's bucket is in ${self.bucket_region}. Set region to that: copies between regions are slow and paid for."
    }
  }
}
