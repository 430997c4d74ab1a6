variable "name" {
  description = "What the names of the buckets begin with."
  type        = string
}

variable "prefix" {
  description = "What all keys of the site begin with, as the setting S3_PREFIX."
  type        = string

  validation {
    condition     = can(regex("^([A-Za-z0-9_-]+/)+$", var.prefix))
    error_message = "prefix is like solah/ and ends with a slash."
  }
}

variable "amplify_outputs" {
  description = "Path of the amplify_outputs.json of a project whose bucket becomes the hot one. Null: we make our own."
  type        = string
  default     = null

  validation {
    condition     = var.amplify_outputs == null ? true : can(jsondecode(file(var.amplify_outputs)).storage.bucket_name)
    error_message = "amplify_outputs is the path of a file that has storage.bucket_name."
  }
}

variable "amplify_bucket" {
  description = "Which of Amplify's buckets, by its name there. Null: the default one."
  type        = string
  default     = null
}

variable "site" {
  description = "Whether the site runs on EC2, and needs buckets for its releases and its balancer's log."
  type        = bool
  default     = false
}
